# largest ‖w − w*‖ / initial: a8-transient-growth-momentum
# Run with: gnuplot study.gp
set encoding utf8
set terminal svg size 1140,636 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot; unset grid; unset colorbox; unset logscale
set palette defined (0 '#ffffff', 0.15 '#dbe9f6', 0.5 '#6baed6', 1 '#08306b')
set cbrange [0:1.5910646070264765]
set xtics ('0.01' 0, '0.1' 1, '0.5' 2, '1' 3, '1.3' 4, '2' 5, '2.9' 6, '3.7' 7, '3.9' 8) out; set ytics ('0.5' 0, '0.9' 1, '0.95' 2, '0.98' 3) out
set xrange [-0.5:9.0-0.5]; set yrange [-0.5:4.0-0.5]
set xlabel 'learning rate η'
set lmargin at screen 0.0667; set rmargin at screen 0.3140; set tmargin at screen 0.9403; set bmargin at screen 0.5975
set title 'sgd(nesterov=false), constant(warmup=0)'
set ylabel 'momentum β' offset 1,0
$data0 << EOD
0 0 0
0 1 0
0 2 0
0 3 0
1 0 0
1 1 0
1 2 0
1 3 0
2 0 0
2 1 0
2 2 0
2 3 0.00676374212281253
3 0 0
3 1 0
3 2 0
3 3 0
4 0 0
4 1 0.03342375548694973
4 2 0.0588054866759068
4 3 0.07335170238690095
5 0 0
5 1 0
5 2 0
5 3 0
6 0 0.3344537511509309
6 1 0.2787536009528289
6 2 0.2787536009528289
6 3 0.2787536009528289
7 0 1.5910646070264765
7 1 0.689521957499782
7 2 0.6065157176196128
7 3 0.5639554649958127
8 0 1.5910646070264765
8 1 1.5910646070264765
8 2 1.5910646070264765
8 3 0.8813839018896348
EOD
$data1 << EOD
0 0 1
0 1 1
0 2 1
0 3 1
1 0 1
1 1 1
1 2 1
1 3 1
2 0 1
2 1 1
2 2 1
2 3 1
3 0 1
3 1 1
3 2 1
3 3 1
4 0 1
4 1 1.1
4 2 1.1
4 3 1.2
5 0 1
5 1 1
5 2 1
5 3 1
6 0 2.2
6 1 1.9
6 2 1.9
6 3 1.9
7 1 4.9
7 2 4
7 3 3.7
EOD
$data2 << EOD
7 0 ∞
8 0 ∞
8 1 ∞
8 2 39
8 3 7.6
EOD
plot $data0 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data1 using 1:2:3 with labels font ',9' textcolor '#111111', \
  $data2 using 1:2:3 with labels font ',9' textcolor '#ffffff'
set lmargin at screen 0.4000; set rmargin at screen 0.6474; set tmargin at screen 0.9403; set bmargin at screen 0.5975
set title 'sgd(nesterov=false), constant(warmup=1000)'
unset ylabel
$data3 << EOD
0 0 0
0 1 0
0 2 0
0 3 0
1 0 0
1 1 0
1 2 0
1 3 0
2 0 0
2 1 0
2 2 0
2 3 0.0632385132136182
3 0 0
3 1 0
3 2 0
3 3 0.0931569341869062
4 0 0
4 1 0
4 2 0
4 3 0.10288646861896877
5 0 0
5 1 0
5 2 0
5 3 0.11589141571618294
6 0 0
6 1 0
6 2 0.005808583954346131
6 3 0.12911979312495692
7 0 0
7 1 0
7 2 0.0206918491181415
7 3 0.13570279457325518
8 0 0
8 1 0
8 2 0.023296501922542606
8 3 0.14259087506393428
EOD
$data4 << EOD
0 0 1
0 1 1
0 2 1
0 3 1
1 0 1
1 1 1
1 2 1
1 3 1
2 0 1
2 1 1
2 2 1
2 3 1.2
3 0 1
3 1 1
3 2 1
3 3 1.2
4 0 1
4 1 1
4 2 1
4 3 1.3
5 0 1
5 1 1
5 2 1
5 3 1.3
6 0 1
6 1 1
6 2 1
6 3 1.3
7 0 1
7 1 1
7 2 1
7 3 1.4
8 0 1
8 1 1
8 2 1.1
8 3 1.4
EOD
plot $data3 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data4 using 1:2:3 with labels font ',9' textcolor '#111111'
set lmargin at screen 0.7333; set rmargin at screen 0.9807; set tmargin at screen 0.9403; set bmargin at screen 0.5975
set title 'sgd(nesterov=true), constant(warmup=0)'
unset ylabel
$data5 << EOD
0 0 0
0 1 0
0 2 0
0 3 0
1 0 0
1 1 0
1 2 0
1 3 0
2 0 0
2 1 0
2 2 0
2 3 0
3 0 0
3 1 0
3 2 0
3 3 0
4 0 0
4 1 0.16731733474817614
4 2 0.18610837981320533
4 3 0.1970047280230457
5 0 1.5910646070264765
5 1 1.5910646070264765
5 2 1.5910646070264765
5 3 1.5910646070264765
6 0 1.5910646070264765
6 1 1.5910646070264765
6 2 1.5910646070264765
6 3 1.5910646070264765
7 0 1.5910646070264765
7 1 1.5910646070264765
7 2 1.5910646070264765
7 3 1.5910646070264765
8 0 1.5910646070264765
8 1 1.5910646070264765
8 2 1.5910646070264765
8 3 1.5910646070264765
EOD
$data6 << EOD
0 0 1
0 1 1
0 2 1
0 3 1
1 0 1
1 1 1
1 2 1
1 3 1
2 0 1
2 1 1
2 2 1
2 3 1
3 0 1
3 1 1
3 2 1
3 3 1
4 0 1
4 1 1.5
4 2 1.5
4 3 1.6
EOD
$data7 << EOD
5 0 ∞
5 1 ∞
5 2 ∞
5 3 ∞
6 0 ∞
6 1 ∞
6 2 ∞
6 3 ∞
7 0 ∞
7 1 ∞
7 2 ∞
7 3 ∞
8 0 ∞
8 1 ∞
8 2 ∞
8 3 ∞
EOD
plot $data5 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data6 using 1:2:3 with labels font ',9' textcolor '#111111', \
  $data7 using 1:2:3 with labels font ',9' textcolor '#ffffff'
set lmargin at screen 0.0667; set rmargin at screen 0.3140; set tmargin at screen 0.4528; set bmargin at screen 0.1101
set title 'sgd(nesterov=true), constant(warmup=1000)'
set ylabel 'momentum β' offset 1,0
$data8 << EOD
0 0 0
0 1 0
0 2 0
0 3 0
1 0 0
1 1 0
1 2 0
1 3 0
2 0 0
2 1 0
2 2 0
2 3 0.007503472101487953
3 0 0
3 1 0
3 2 0
3 3 0.02432355055301007
4 0 0
4 1 0
4 2 0
4 3 0.02952756775324041
5 0 0
5 1 0
5 2 0
5 3 0.03420285771670413
6 0 0
6 1 0
6 2 0
6 3 0.032891803400040096
7 0 0
7 1 0
7 2 0
7 3 0.03506200809912587
8 0 0
8 1 0
8 2 0
8 3 0.033528681525265384
EOD
$data9 << EOD
0 0 1
0 1 1
0 2 1
0 3 1
1 0 1
1 1 1
1 2 1
1 3 1
2 0 1
2 1 1
2 2 1
2 3 1
3 0 1
3 1 1
3 2 1
3 3 1.1
4 0 1
4 1 1
4 2 1
4 3 1.1
5 0 1
5 1 1
5 2 1
5 3 1.1
6 0 1
6 1 1
6 2 1
6 3 1.1
7 0 1
7 1 1
7 2 1
7 3 1.1
8 0 1
8 1 1
8 2 1
8 3 1.1
EOD
plot $data8 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data9 using 1:2:3 with labels font ',9' textcolor '#111111'
unset multiplot
