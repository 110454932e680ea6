# Methods compared: transformer, 500 steps, batch 64
# Run with: gnuplot comparison-9.gp
set encoding utf8
set terminal svg size 1130,404 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'comparison-9.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set tmargin at screen 0.9158; set bmargin at screen 0.1238
set yrange [13.6:0.4]; set grid noytics xtics
set label 1 'transformer, 500 steps, batch 64' at screen 0.5, screen 0.9629 center
set lmargin at screen 0.2212; set rmargin at screen 0.3814
set xlabel 'final loss at the tuned peak' offset 0,0.2
set ytics ('adamw, linear' 1, 'schedule-free-adamw, constant' 2, 'adamw, cosine(floor=0)' 3, 'dadapt-adam, cosine(floor=0)' 4, 'adamw, wsd(shape=one-minus-sqrt)' 5, 'dadapt-adam, cosine(floor=0.1)' 6, 'adamw, wsd(shape=linear)' 7, 'adamw, cosine(floor=0.1)' 8, 'prodigy, cosine(floor=0.1)' 9, 'prodigy, cosine(floor=0)' 10, 'prodigy, constant' 11, 'dadapt-adam, constant' 12, 'adamw, constant' 13)
unset logscale x; set xrange [0.8588901164848284:1.0261412104371457]; set format x '%g'; set xtics autofreq 0.05
$data0 << EOD
1 0.938379343928299 0.8733957716398522 0.9663137318900228 NaN
2 0.9385058214131076 0.8675410351375344 0.9683051230426482 NaN
3 0.9395951244256922 0.8709771597228444 0.9707328594404935 NaN
4 0.9404775961637238 0.8781455879532988 0.9748399571572213 NaN
5 0.9409265864104772 0.8730007583338062 0.972239870040894 NaN
6 0.9412557768324492 0.9011670995673838 0.9741075968433809 NaN
7 0.9432562021232409 0.8750226538008392 0.9757042700517027 NaN
8 0.9445283610172117 0.8751951745870918 0.9767855922777402 NaN
9 0.9467735786915885 0.8793748310359024 0.9796827288806641 NaN
10 0.9474976806025168 0.8792601299412014 0.9809170430475513 NaN
11 0.9555045166630384 0.8852989459286466 0.9805298625296281 NaN
12 0.9658188998712376 0.8974694012549169 1.0010759020747995 NaN
13 0.9682563680464186 0.9016146084433133 1.0117230126826355 NaN
EOD
plot $data0 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data0 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.4115; set rmargin at screen 0.5717
set xlabel 'loss / the first''s' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [0.9943944731018455:1.0447669455609705]; set format x '%g'; set xtics autofreq 0.02
$data1 << EOD
1 1 1 1 NaN
2 0.9987504911098701 0.9969999458152485 1.0023588026507266 NaN
3 1.0012684441291977 0.9979320572892492 1.0046546178955569 NaN
4 1.005148211538521 1.0021328563142666 1.0078202306076105 NaN
5 1.002029937815864 0.9994290587396425 1.0049282738066954 NaN
6 1.0060786554936103 1.0034247754105776 1.0380102397690418 NaN
7 1.0044725064254052 1.0017423798179215 1.0079319621526697 NaN
8 1.0039281735382994 1.0011110530000593 1.0084905790005982 NaN
9 1.008448545727659 1.0047539056231303 1.012453905480838 NaN
10 1.0102957872099447 1.0061316649840646 1.0145054862304883 NaN
11 1.0164756800357067 1.0130641447169713 1.0189411757360518 NaN
12 1.0289445721884454 1.024073639797573 1.0346030849041914 NaN
13 1.0318425669305822 1.0225872416133854 1.0404244910386322 NaN
EOD
plot $data1 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data1 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.6018; set rmargin at screen 0.7619
set xlabel 'LR sensitivity (loss)' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [0.17920987510887568:0.4334238918675662]; set format x '%g'; set xtics autofreq 0.1
$data2 << EOD
1 0.30482288887952813 0.2911788306445667 0.32296321836358344 NaN
2 0.2073597710170238 0.1923588759757045 0.22175739649540743 NaN
3 0.3131722103367129 0.3025507198484971 0.32873853941287007 NaN
4 NaN NaN NaN NaN
5 0.2630578409017772 0.23886334622406208 0.2769335183307846 NaN
6 NaN NaN NaN NaN
7 0.25478047451957 0.23792312985564987 0.2656279898234358 NaN
8 0.2991930198875253 0.2837253208967884 0.320519293008776 NaN
9 NaN NaN NaN NaN
10 NaN NaN NaN NaN
11 NaN NaN NaN NaN
12 NaN NaN NaN NaN
13 0.28039530599025675 0.2551730760013399 0.4115088904228515 NaN
EOD
plot $data2 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data2 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.7920; set rmargin at screen 0.9522
set xlabel 'steps to the target' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [192.6:529]; set format x '%g'; set xtics autofreq 100
$data3 << EOD
1 480 430 500 NaN
2 290 210 400 NaN
3 455 420 529 NaN
4 NaN NaN NaN 529
5 495 480 500 NaN
6 NaN NaN NaN 529
7 NaN NaN NaN 529
8 490 450 529 NaN
9 NaN NaN NaN 529
10 NaN NaN NaN 529
11 NaN NaN NaN 529
12 NaN NaN NaN 529
13 NaN NaN NaN 529
EOD
plot $data3 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data3 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
unset multiplot
