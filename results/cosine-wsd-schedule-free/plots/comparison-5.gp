# Methods compared: mlp, 500 steps, batch 16
# Run with: gnuplot comparison-5.gp
set encoding utf8
set terminal svg size 1130,404 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'comparison-5.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set tmargin at screen 0.9158; set bmargin at screen 0.1238
set yrange [13.6:0.4]; set grid noytics xtics
set label 1 'mlp, 500 steps, batch 16' at screen 0.5, screen 0.9629 center
set lmargin at screen 0.2212; set rmargin at screen 0.3814
set xlabel 'final loss at the tuned peak' offset 0,0.2
set ytics ('adamw, linear' 1, 'adamw, cosine(floor=0)' 2, 'dadapt-adam, cosine(floor=0)' 3, 'adamw, wsd(shape=linear)' 4, 'dadapt-adam, cosine(floor=0.1)' 5, 'adamw, wsd(shape=one-minus-sqrt)' 6, 'adamw, cosine(floor=0.1)' 7, 'schedule-free-adamw, constant' 8, 'prodigy, cosine(floor=0)' 9, 'prodigy, cosine(floor=0.1)' 10, 'prodigy, constant' 11, 'adamw, constant' 12, 'dadapt-adam, constant' 13)
unset logscale x; set xrange [0.053284962286039114:0.07417318054912733]; set format x '%g'; set xtics autofreq 0.01
$data0 << EOD
1 0.05767204274974182 0.05436538736861264 0.06294330342443472 NaN
2 0.057699268097417475 0.05517362045310372 0.06370064928094393 NaN
3 0.058978112922668205 0.05686871919139067 0.06443319146592963 NaN
4 0.05911769553637179 0.05560855918425576 0.06367308844470065 NaN
5 0.05942505167837704 0.055685890009363595 0.06326558562193774 NaN
6 0.05962995728620661 0.055409989680353114 0.0633185652611079 NaN
7 0.0600043309907074 0.05646283802129506 0.06286639150569584 NaN
8 0.06003392553193477 0.057427945829095474 0.06445222306117374 NaN
9 0.06046601608906256 0.057528704306453425 0.06741027406699522 NaN
10 0.061237983543864054 0.056300049167938966 0.06662214976738799 NaN
11 0.06203163503928535 0.05763141911388102 0.06533561407098526 NaN
12 0.06354926814990633 0.059583036804645995 0.06854562012097334 NaN
13 0.06527149305577742 0.06260784118219148 0.07237247207817145 NaN
EOD
plot $data0 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data0 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.4115; set rmargin at screen 0.5717
set xlabel 'excess loss / the first''s' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [0.8500016254717242:1.9550863543269663]; set format x '%g'; set xtics autofreq 0.5
$data1 << EOD
1 1 1 1 NaN
2 0.9745379666895434 0.9071611804125126 1.0597650963988934 NaN
3 1.106765336675011 0.9868734945622919 1.1885307625251431 NaN
4 1.083018241735287 1.020654582177073 1.1398276594791372 NaN
5 1.070434365377603 0.9835905961163625 1.1687427473573513 NaN
6 1.0592386154480524 0.998182534691455 1.1222595202786667 NaN
7 1.0854221793206404 1.008204016587947 1.1717653948435651 NaN
8 1.1199794699812475 1.0507942887298627 1.2163699699819996 NaN
9 1.2494146447472174 1.1095059562850258 1.4135135870288227 NaN
10 1.214494981955255 1.0997393363121082 1.355541454773379 NaN
11 1.264537532208709 1.1565557628703735 1.3402885606314134 NaN
12 1.4676709800095096 1.3343232516737975 1.5160182140973117 NaN
13 1.5326707698099948 1.334224995877272 1.8598204294256524 NaN
EOD
plot $data1 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data1 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.6018; set rmargin at screen 0.7619
set xlabel 'LR sensitivity (loss)' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [0.02574187570416682:0.10514423032314904]; set format x '%g'; set xtics autofreq 0.02
$data2 << EOD
1 0.0641560444864581 0.03462916459376599 0.08980055267388298 NaN
2 0.06368799964949422 0.0398418823508861 0.09185578918525923 NaN
3 NaN NaN NaN NaN
4 0.0492394327188957 0.029950780532262238 0.06488274794748795 NaN
5 NaN NaN NaN NaN
6 0.050156646116601346 0.030174042358707725 0.06490345905491043 NaN
7 0.06166147471687303 0.039290404400968926 0.09829919975254713 NaN
8 0.044922742488024116 0.0320444187285282 0.05612441850901195 NaN
9 NaN NaN NaN NaN
10 NaN NaN NaN NaN
11 NaN NaN NaN NaN
12 0.04814254183206025 0.02984889404652797 0.06677515210870114 NaN
13 NaN NaN NaN NaN
EOD
plot $data2 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data2 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.7920; set rmargin at screen 0.9522
set xlabel 'steps to the target' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [341:515]; set format x '%g'; set xtics autofreq 50
$data3 << EOD
1 425 360 500 NaN
2 395 370 515 NaN
3 NaN NaN NaN 515
4 500 490 515 NaN
5 465 350 515 NaN
6 475 460 500 NaN
7 NaN NaN NaN 515
8 NaN NaN NaN 515
9 NaN NaN NaN 515
10 NaN NaN NaN 515
11 NaN NaN NaN 515
12 NaN NaN NaN 515
13 NaN NaN NaN 515
EOD
plot $data3 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data3 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
unset multiplot
