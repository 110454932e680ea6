# Methods compared: power-law-regression, 500 steps, batch 16
# Run with: gnuplot -d comparison-2.gp
set encoding utf8
set terminal svg size 1155,404 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'comparison-2.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set yrange [13.6:0.4]; set grid noytics xtics
set label 1 'power-law-regression, 500 steps, batch 16' at screen 0.5, screen 0.9629 center
set lmargin at screen 0.2381; set rmargin at screen 0.3948; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'final loss at the tuned peak' offset 0,0.2
set ytics ('adamw, cosine(floor=0.1)' 1, 'adamw, linear' 2, 'adamw, cosine(floor=0)' 3, 'adamw, wsd(shape=linear)' 4, 'adamw, wsd(shape=one-minus-sqrt)' 5, 'adamw, constant' 6, 'schedule-free-adamw, constant' 7, 'prodigy, cosine(floor=0.1)' 8, 'prodigy, cosine(floor=0)' 9, 'dadapt-adam, cosine(floor=0)' 10, 'dadapt-adam, cosine(floor=0.1)' 11, 'prodigy, constant' 12, 'dadapt-adam, constant' 13)
set logscale x; set xrange [0.0019729126416531567:0.5361632575157157]; set format x '%g'; set xtics autofreq

$data0 << EOD
1 0.0032508032785338427 0.0026364175453280803 0.0037813395338510466 NaN
2 0.0033756385628581466 0.002942492551746495 0.004062940697124166 NaN
3 0.0036094438207114185 0.002983778280307425 0.004173059570808442 NaN
4 0.003727188555179582 0.0035055819860442825 0.004581120133361804 NaN
5 0.003830096216287865 0.003540147678881974 0.004565025046842224 NaN
6 0.0039028950078475043 0.003710985820797136 0.0050247299424494235 NaN
7 0.004348820164692965 0.0036357351922379224 0.004984073781733558 NaN
8 0.009486314450124069 0.008662421587548054 0.010509889494196968 NaN
9 0.010051401814313415 0.008502930414843402 0.011023735716466372 NaN
10 0.012075482435782492 0.01135681664925956 0.013946673567402852 NaN
11 0.013487225494428042 0.01114342029690144 0.014963008731010162 NaN
12 0.09400227445323397 0.06457455565556239 0.12475596231044413 NaN
13 0.23666976159212527 0.20809009869858006 0.33071443631582814 NaN
EOD
plot $data0 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data0 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.4242; set rmargin at screen 0.5810; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'excess loss / the first''s' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
set logscale x; set xrange [0.7625002416613533:144.1894868415712]; set format x '%g'; set xtics autofreq

$data1 << EOD
1 1 1 1 NaN
2 1.0721570174772102 1.04206503248574 1.1063787503835125 NaN
3 1.116356024710729 1.0793083754356756 1.1503770366940722 NaN
4 1.2164638061047786 1.1407672899977168 1.264515463778266 NaN
5 1.2301693807216434 1.1439715455715682 1.304425205252546 NaN
6 1.2677494172113017 1.207770647568302 1.3549276031153037 NaN
7 1.3174365273042263 1.2561151795170034 1.408144784906361 NaN
8 2.9237589625616494 2.6103379618808464 3.229089211022832 NaN
9 3.071717660893094 2.846348189462554 3.3068151906708163 NaN
10 3.7456618000830133 3.530286353674078 4.1162305863492605 NaN
11 4.0844043142423985 3.6095331493234855 4.562743559709521 NaN
12 28.959904131390072 22.309077924067175 35.929253636334266 NaN
13 75.52301385809426 66.12576486672941 91.7628525544721 NaN
EOD
plot $data1 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data1 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.6104; set rmargin at screen 0.7671; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'LR sensitivity (loss)' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [0.0031314020369937363:0.03732033247962944]; set format x '%g'; set xtics autofreq 0.01
$data2 << EOD
1 0.0086133352997609 0.0080412216337316 0.009190627935344815 NaN
2 0.010513401197246638 0.010024479250995911 0.011183240710994065 NaN
3 0.010340509486109511 0.009920943430612266 0.011168366584025927 NaN
4 0.008863383715125277 0.007834623255027422 0.009480272302763557 NaN
5 0.007610527842500006 0.006886731079668947 0.008761484677022795 NaN
6 0.028062099491532815 0.021192476083432533 0.03437301088974705 NaN
7 0.005833305789680523 0.004899794990923169 0.006893461776948258 NaN
8 NaN NaN NaN NaN
9 NaN NaN NaN NaN
10 NaN NaN NaN NaN
11 NaN NaN NaN NaN
12 NaN NaN NaN NaN
13 NaN NaN NaN NaN
EOD
plot $data2 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data2 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.7965; set rmargin at screen 0.9532; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'steps to the target' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [362.2:513]; set format x '%g'; set xtics autofreq 50
$data3 << EOD
1 410 380 440 NaN
2 430 400 450 NaN
3 405 370 513 NaN
4 NaN NaN NaN 513
5 NaN NaN NaN 513
6 NaN NaN NaN 513
7 NaN NaN NaN 513
8 NaN NaN NaN 513
9 NaN NaN NaN 513
10 NaN NaN NaN 513
11 NaN NaN NaN 513
12 NaN NaN NaN 513
13 NaN NaN NaN 513
EOD
plot $data3 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data3 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
unset multiplot
